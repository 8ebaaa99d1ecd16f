import type { Vocabulary } from './wording.ts'

/** What Amazon SES answers, whichever SDK asks. */
export const vocabulary: Vocabulary = {
  language: 'SES',
  wordings: [
    {
      cause: 'sender-unverified',
      words: 'Email address is not verified. The following identities failed the check in region',
      example:
        '2026-05-16T11:20:31.642Z ERROR MessageRejected: Email address is not verified. The following identities failed the check in region EU-WEST-1: depot@example.net',
      source: 'https://docs.aws.amazon.com/ses/latest/dg/troubleshoot-error-messages.html',
    },
    {
      cause: 'mail-login-refused',
      words: "(535, b'Authentication Credentials Invalid",
      example:
        "2026-05-16T11:20:31.642Z ERROR mail: smtplib.SMTPAuthenticationError: (535, b'Authentication Credentials Invalid')",
      source: 'https://docs.aws.amazon.com/ses/latest/dg/troubleshoot-smtp.html',
    },
    {
      cause: 'mail-login-refused',
      words: '535 Authentication Credentials Invalid',
      example: '2026/05/16 11:20:31 send mail: 535 Authentication Credentials Invalid',
      source: 'https://docs.aws.amazon.com/ses/latest/dg/troubleshoot-smtp.html',
    },
  ],
}
