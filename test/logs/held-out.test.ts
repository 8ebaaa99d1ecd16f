/** What was looked up after building: none answered by a green tick, no false alarm. */
import { describe, expect, it } from 'vitest'
import { accused, analyzeText, isGreen } from './analyze-text.ts'
import { heldOut } from './held-out.ts'
import * as answers from './pasted/answers.ts'
import * as answersGiven from './pasted/answers-given.ts'
import * as builders from './pasted/builders.ts'
import * as bystanders from './pasted/bystanders.ts'
import * as carriers from './pasted/carriers.ts'
import * as clients from './pasted/clients.ts'
import * as companions from './pasted/companions.ts'
import * as consoles from './pasted/consoles.ts'
import * as couriers from './pasted/couriers.ts'
import * as denies from './pasted/denies.ts'
import * as deployers from './pasted/deployers.ts'
import * as disguises from './pasted/disguises.ts'
import * as editors from './pasted/editors.ts'
import * as enclosures from './pasted/enclosures.ts'
import * as envoys from './pasted/envoys.ts'
import * as errands from './pasted/errands.ts'
import * as fairWeather from './pasted/fair-weather.ts'
import * as ferries from './pasted/ferries.ts'
import * as fields from './pasted/fields.ts'
import * as gatekeepers from './pasted/gatekeepers.ts'
import * as go from './pasted/go.ts'
import * as guards from './pasted/guards.ts'
import * as harbours from './pasted/harbours.ts'
import * as healthy from './pasted/healthy.ts'
import * as java from './pasted/java.ts'
import * as javascript from './pasted/javascript.ts'
import * as keepers from './pasted/keepers.ts'
import * as keyholders from './pasted/keyholders.ts'
import * as lastWords from './pasted/last-words.ts'
import * as latecomers from './pasted/latecomers.ts'
import * as lookAlikes from './pasted/look-alikes.ts'
import * as mended from './pasted/mended.ts'
import * as messengers from './pasted/messengers.ts'
import * as misfortunes from './pasted/misfortunes.ts'
import * as mistaken from './pasted/mistaken.ts'
import * as neighbours from './pasted/neighbours.ts'
import * as nobodyConfigured from './pasted/nobody-configured.ts'
import * as others from './pasted/other-languages.ts'
import * as packers from './pasted/packers.ts'
import * as pipelines from './pasted/pipelines.ts'
import * as platforms from './pasted/platforms.ts'
import * as pretenders from './pasted/pretenders.ts'
import * as products from './pasted/products.ts'
import * as python from './pasted/python.ts'
import * as quotations from './pasted/quotations.ts'
import * as refusals from './pasted/refusals.ts'
import * as roots from './pasted/roots.ts'
import * as rounds from './pasted/rounds.ts'
import * as schedules from './pasted/schedules.ts'
import * as screens from './pasted/screens.ts'
import * as sentences from './pasted/sentences.ts'
import * as services from './pasted/services.ts'
import * as shippers from './pasted/shippers.ts'
import * as signatures from './pasted/signatures.ts'
import * as silences from './pasted/silences.ts'
import * as stores from './pasted/stores.ts'
import * as strangers from './pasted/strangers.ts'
import * as tasks from './pasted/tasks.ts'
import * as toolbox from './pasted/toolbox.ts'
import * as tools from './pasted/tools.ts'
import * as trackers from './pasted/trackers.ts'
import * as vaults from './pasted/vaults.ts'
import * as visitors from './pasted/visitors.ts'
import * as waits from './pasted/waits.ts'
import * as wanderers from './pasted/wanderers.ts'
import * as whispers from './pasted/whispers.ts'

const all = [
  heldOut,
  ...[
    answers,
    bystanders,
    builders,
    clients,
    companions,
    carriers,
    consoles,
    couriers,
    denies,
    deployers,
    disguises,
    editors,
    enclosures,
    envoys,
    errands,
    answersGiven,
    fairWeather,
    ferries,
    fields,
    gatekeepers,
    go,
    guards,
    harbours,
    healthy,
    java,
    javascript,
    keepers,
    keyholders,
    lastWords,
    latecomers,
    lookAlikes,
    mended,
    messengers,
    misfortunes,
    mistaken,
    others,
    packers,
    pipelines,
    platforms,
    neighbours,
    nobodyConfigured,
    pretenders,
    products,
    python,
    quotations,
    refusals,
    roots,
    rounds,
    schedules,
    screens,
    sentences,
    services,
    shippers,
    signatures,
    silences,
    stores,
    strangers,
    tasks,
    toolbox,
    tools,
    trackers,
    vaults,
    visitors,
    waits,
    wanderers,
    whispers,
  ].map(({ pasted }) => pasted),
].flat()

describe.each(all)('$name', ({ text, must, orUnknown, leads, mention, mustNot }) => {
  it(must.length ? 'is taken for what it is' : 'is read, and nothing is said', async () => {
    const report = await analyzeText(text)
    const found = accused(report)
    if (must.length === 0) {
      expect([found, report.summary.headline]).toEqual([[], expect.stringMatching(/^Nothing found/)])
      return
    }
    expect(isGreen(report), report.summary.headline).toBe(false)
    const told = found.some((id) => must.includes(id)) || (orUnknown === true && report.summary.verdict === 'unknown')
    expect(told, `${found.join(', ') || 'nothing'}: ${report.summary.headline}`).toBe(true)
    if (leads) expect(must).toContain(report.findings[0]?.ruleId)
    if (mustNot) expect(found).not.toContain(mustNot)
    if (mention) expect(JSON.stringify(report.findings)).toMatch(mention)
  })
})
