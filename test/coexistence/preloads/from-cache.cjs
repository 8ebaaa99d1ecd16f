/** Loads a package of the agent's own folder, as the server's `node_modules` would give it. */
module.exports = require('node:module').createRequire(`${process.env.AGENT_FOLDER}/`)
