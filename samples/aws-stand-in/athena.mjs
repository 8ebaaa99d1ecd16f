/** Athena, as far as listing what there is to query. */
import { AwsError, accessDenied } from './errors.mjs'
import { decide } from './policy.mjs'

/**
 * @typedef {import('./world.mjs').World} World
 * @typedef {import('./signature.mjs').Key} Key
 */

/** @param {World} world @param {Key} key @param {string} action @param {string} resource */
function authorize(world, key, action, resource) {
  const resourceAccount = key.principal.account
  const arn = `arn:aws:athena:${world.config.region}:${resourceAccount}:${resource}`
  const decision = decide({ caller: key.principal, action, resource: arn, resourceAccount })
  if (!decision.allowed)
    throw accessDenied('json', key.principal, { action, resource: arn, resourceAccount, explicit: decision.explicit })
}

/** @type {Record<string, (world: World, params: any, key: Key) => object>} */
export const athenaOperations = {
  ListWorkGroups(world, _params, key) {
    authorize(world, key, 'athena:ListWorkGroups', 'workgroup/*')
    return { WorkGroups: [{ Name: 'primary', State: 'ENABLED', Description: '' }] }
  },
  ListDatabases(world, params, key) {
    const catalog = params.CatalogName ?? 'AwsDataCatalog'
    authorize(world, key, 'athena:ListDatabases', `datacatalog/${catalog}`)
    const known = world.config.databases.filter((database) => database.account === key.principal.account)
    if (catalog !== 'AwsDataCatalog')
      throw new AwsError('InvalidRequestException', 400, `Data catalog ${catalog} was not found`)
    return { DatabaseList: known.map(({ name }) => ({ Name: name })) }
  },
}
