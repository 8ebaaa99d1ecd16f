/** Answers of 200, and the refusals that they tell: both preloads read them alike. */
export const told = (text: string) => ({ 'error.type': text })
export const answers = [
  [
    '{"results": [], "error": {"code": 16, "status": "UNAUTHENTICATED", "message": "missing credential"}}',
    told('unauthenticated'),
  ],
  ['{"ok": false, "error": "invalid_auth"}', told('unauthenticated')],
  ['{"code": 401, "msg": "token expired", "data": null}', told('unauthenticated')],
  ['{"success": false, "message": "Permission denied for this workspace"}', told('forbidden')],
  ['{"errors": [{"message": "Not allowed", "extensions": {"code": "FORBIDDEN"}}], "data": null}', told('forbidden')],
  ['{"jsonrpc": "2.0", "id": 1, "error": {"code": -32001, "message": "Unauthorized"}}', told('unauthenticated')],
  // Answers that are some: a part was not allowed, an error that is none of who asks, words about errors.
  ['{"errors": [{"message": "Forbidden"}], "data": {"me": {"name": "x"}}}', {}],
  ['{"ok": false, "error": "channel_not_found"}', {}],
  ['{"error": "authorization_pending"}', {}],
  ['{"error": null, "message": "unauthorized calls: 0", "code": 0}', {}],
  ['{"results": [{"title": "401 Unauthorized"}], "error": "unauthorized for 1 shard"}', {}],
  ['{"status": "ok", "message": "2 tokens expired tonight"}', {}],
] as const
