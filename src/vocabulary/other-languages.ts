/**
 * What systems and programs say in other languages than English of credentials, of a refusal and of a failure: German, French, Spanish,
 * Portuguese, Italian, Russian, Chinese, Japanese and Korean, as Windows, Java and PHP translate it, and people write it.
 */

export const CREDENTIALS =
  /Anmelde(?:daten|informationen)|Zugangsdaten|\bidentifiants\b|\bcredenciales\b|\bcredenciais\b|\bcredenziali\b|уч[её]тн[а-я]{1,3} данн|凭证|凭据|憑證|認証情報|資格情報|자격 ?증명/

export const REFUSED =
  /Zugriff (?:wurde )?verweigert|acc[eè]s (?:a été |est )?(?:refusé|interdit)|acceso denegado|acesso negado|accesso negato|доступ запрещ|отказано в доступе|拒绝访问|拒絕存取|访问被拒绝|被拒绝|被拒絕|没有权限|无权限|アクセスが?拒否|拒否され|액세스가? 거부|권한이 없/

export const FAILED =
  /Fehler|fehlgeschlagen|\b(?:konnte|kann) nicht|[Éé]chec\b|\b[Ii]mpossible d|[Ee]rreur|\bno se pud|\b[Ff]alló|\b[Ee]rror al\b|\b[Ff]alh(?:a|ou)\b|\b[Nn]ão foi possível|\b[Ii]mpossibile\b|[Оо]шибк|[Нн]е удалось|失败|失敗|错误|エラー|できません|실패|오류|\b[Nn]on riuscit|\bscadut[aeio]\b|\babgelaufen\b|\bcaducad[ao]|\bexpirées?\b|\bexpirad[ao]|истек|过期|過期|期限切れ|만료/
