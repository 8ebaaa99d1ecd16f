/** Lambda's words for a function whose time was up, with the limit in seconds or ms. */
export const FUNCTION_TIMED_OUT =
  /\bTask timed out after (\d{1,4}(?:\.\d{1,3})?) seconds\b|\bREPORT RequestId: [\s\S]{1,300}?\bDuration: ([\d.]{1,12}) ms\b[\s\S]{1,300}?\bStatus: timeout\b|"durationMs":([\d.]{1,12})\b[\s\S]{1,400}?"status":"timeout"|"status":"timeout"[\s\S]{1,400}?"durationMs":([\d.]{1,12})\b/

/** Of a text with these words: after how many seconds; `undefined` of any other. */
export function functionLimitIn(text: string): number | undefined {
  const [, seconds, ...ms] = FUNCTION_TIMED_OUT.exec(text.slice(0, 2000)) ?? []
  if (seconds) return Number(seconds)
  const ran = ms.find(Boolean)
  return ran === undefined ? undefined : Math.round(Number(ran) / 10) / 100
}
