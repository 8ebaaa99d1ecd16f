/** What is not read says which formats came nearest, and what they miss. */
import { expect, it } from 'vitest'
import { analyzeText } from '../logs/analyze-text.ts'

const why = async (text: string) => (await analyzeText(text, 'x.txt')).inputs[0]!.skips[0]!.reason

it.each([
  [
    'spans without their wrapping',
    '{"spans":[{"traceId":"1","name":"a"}]}\n',
    /^unknown format; nearest: OTLP JSON \(has "spans", "traceId"; lacks "resourceSpans"\)/,
  ],
  [
    'CloudTrail that lost its source',
    '{"eventName":"GetObject","userIdentity":{}}\n',
    /nearest: CloudTrail \(has "eventName", "userIdentity"; lacks "eventSource"\)/,
  ],
  [
    'prose',
    'Dear all,\nthe server is down again.\nRegards\n',
    /nearest: application log \(0 of the first 3 lines begin with a time or a level\)$/,
  ],
  ['JSON of something else', '{"colour":"red"}\n', /^unknown format$/],
])('%s', async (_, text, reason) => expect(await why(text)).toMatch(reason))
