/** How phones, browsers and games begin a line. */
import { ISO, type Shape } from './head-shape.ts'

/** Levels as devices write them. */
const ANDROID: Readonly<Record<string, string>> = {
  V: 'trace',
  D: 'debug',
  I: 'info',
  W: 'warn',
  E: 'error',
  F: 'fatal',
}
const APPLE: Readonly<Record<string, string>> = { I: 'info', Db: 'debug', E: 'error', F: 'fatal' }

export const DEVICES: readonly Shape[] = [
  {
    // https://dev.epicgames.com/documentation/unreal-engine/logging-in-unreal-engine
    logger: 'Unreal Engine',
    pattern:
      /^\[(\d{4})\.(\d\d)\.(\d\d)-(\d\d)\.(\d\d)\.(\d\d):(\d{3})\]\[ {0,2}\d{1,3}\](\w{2,60}): (?:(Fatal|Error|Warning|Display|Log|Verbose|VeryVerbose): )?/,
    take: ([, year, month, day, hour, minute, second, ms, logger, level]) => ({
      time: `${year}-${month}-${day}T${hour}:${minute}:${second}.${ms}Z`,
      level:
        level === 'Error' || level === 'Warning' || level === 'Fatal'
          ? level
          : level?.includes('Verbose')
            ? 'debug'
            : 'info',
      logger,
    }),
    example: '[2026.05.16-11.20.31:642][  7]LogDepot: Error: put failed',
  },
  {
    // https://developer.android.com/tools/logcat#outputFormat (brief, tag), and `flutter run`
    logger: 'Android logcat',
    pattern: /^([VDIWEF])\/([\w$. -]{1,60}?) {0,40}(?:\( {0,6}\d{1,7}\))?: (?=\S|\s)/,
    take: ([, level, logger]) => ({ level: ANDROID[level!], logger }),
    example: 'E/Depot   ( 1255): put failed',
  },
  {
    // The same with times, which leave out the year (time, threadtime), and as Android Studio shows it.
    logger: 'Android logcat, with times',
    pattern:
      /^(\d{4}-)?(\d\d-\d\d \d\d:\d\d:\d\d\.\d{3}) {1,4}(?:\d{1,7} {1,6}\d{1,7} ([VDIWEF]) ([^:\n]{1,60}?) {0,40}: |([VDIWEF])\/([^:(\n]{1,60}?) {0,40}\( {0,6}\d{1,7}\): |\d{1,7}-\d{1,7} {1,8}(\S{1,60}) {1,60}\S{1,120} {1,60}([VDIWEF]) {2})/,
    take: ([, year, time, thread, ofThread, brief, ofBrief, ofStudio, studio]) => ({
      time: year && `${year}${time}`,
      level: ANDROID[thread ?? brief ?? studio!],
      logger: ofThread ?? ofBrief ?? ofStudio,
    }),
    example: '05-16 11:20:31.642  1255  1301 E Depot   : put failed',
  },
  {
    // https://developer.apple.com/documentation/foundation/nslog, and `log stream --style compact`; a program's name may have blanks.
    logger: 'NSLog, Apple’s unified log',
    pattern: new RegExp(
      String.raw`^(${ISO}) (?:(Df|I|Db|E|F|A) {1,3})?([A-Za-z][\w .()&+-]{0,80})\[\d{1,9}(?::[0-9a-f]{1,12})?\] (?:\([\w. -]{1,60}\) )?`,
    ),
    take: ([, time, level, logger]) => ({ time, level: APPLE[level ?? ''], logger }),
    example: '2026-05-16 11:20:31.642 E  Depot Client[1255:1904460] put failed',
  },
  {
    // https://github.com/react-native-community/cli (Metro); its other levels are everybody's.
    logger: 'React Native’s Metro, Flutter on iOS',
    pattern: /^(?:LOG {2}|flutter: )(?=\S)/,
    take: () => ({}),
    example: ' LOG  put failed',
  },
  {
    // What its levels are called says little: errors that nobody caught are at `VERBOSE-2` on Apple's devices. https://github.com/flutter/flutter/tree/master/engine/src/flutter/fml/logging.cc
    logger: 'Flutter’s engine',
    pattern: /^\[(?:VERBOSE-\d|(INFO|WARNING|IMPORTANT|ERROR|FATAL)):([\w/.-]{1,120}\.(?:cc|mm))\(\d{1,6}\)\] (?=\S)/,
    take: ([, level]) => ({ level: level === 'IMPORTANT' ? 'info' : level }),
    example: '[ERROR:flutter/lib/ui/ui_dart_state.cc(209)] put failed',
  },
  {
    // Files of a page, code from a string, the page itself.
    logger: 'console of a browser, as saved by Chrome',
    pattern:
      /^(?:[\w@.-]{1,80}\.(?:[cm]?jsx?|tsx?|vue|svelte|html)(?:\?[\w=.&-]{0,80})?|VM\d{1,6}|\(index\)):\d{1,6} (?=[^\s|-])/,
    take: () => ({}),
    example: 'Upload.js:48 put failed',
  },
]
