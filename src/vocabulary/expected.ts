/**
 * Words by which a program says of a failure that it is all right so: it was asked for, tried on purpose, or is no loss. EC2 says of a dry run that
 * it would have succeeded: https://docs.aws.amazon.com/AWSEC2/latest/APIReference/errors-overview.html
 */
const EXPECTED =
  /\b(?:as|is|was|were|are) expected\b|\bas (?:configured|intended|designed|desired|wanted|planned|it should(?: be)?)\b|\bexpected (?:on|in|if|when|where|without)\b|\b(?:denials?|refusals?|rejections?|failures?|errors?|40[0-9]) (?:is |was )?expected\b|\bexpected (?:a |an |the )?(?:denial|refusal|rejection|failure|error|AccessDenied|Forbidden|40[0-9])\b|\b(?:refused|denied|rejected|fails|failed), (?:as it should|good|fine)\b|\bDryRunOperation\b|\bassuming (?:it is |it['’]s )?(?:off|disabled|none|not|no|empty|absent)\b|\bharmless\b|\b(?:safe|safely) (?:to )?ignored?\b|\bcan be ignored\b/i

/** What Ansible calls well went as its task wanted, whatever was answered. https://docs.ansible.com/ansible/latest/plugins/callback/default_callback.html */
const AS_WANTED = /^(?:[^\n]{0,120}\| )?ok: \[[^\]\n]{1,200}\] =>/

export function saysExpected(text: string): boolean {
  return EXPECTED.test(text.slice(0, 2000)) || AS_WANTED.test(text)
}
