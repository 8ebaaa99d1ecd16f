import type { Vocabulary } from './wording.ts'

/** What package managers write of CodeArtifact's answer. */
export const vocabulary: Vocabulary = {
  language: 'CodeArtifact',
  wordings: [
    {
      cause: 'package-token-expired',
      words: '.d.codeartifact. … unauthenticated: The authorization token has expired',
      example:
        'npm error 401 Unauthorized - GET https://depot-391827364550.d.codeartifact.eu-west-1.amazonaws.com/npm/main/left-pad - unauthenticated: The authorization token has expired.',
      source: 'https://docs.aws.amazon.com/codeartifact/latest/ug/tokens-authentication.html',
    },
    {
      cause: 'package-login-refused',
      words: 'Credentials not correct for https:// … .d.codeartifact.',
      example:
        'WARNING: 401 Error, Credentials not correct for https://depot-391827364550.d.codeartifact.eu-west-1.amazonaws.com/pypi/main/simple/left-pad/',
      source: 'https://github.com/pypa/pip/blob/main/src/pip/_internal/network/auth.py',
    },
    {
      cause: 'package-login-refused',
      words: '401 Unauthorized - GET https:// … .d.codeartifact.',
      example:
        'npm error 401 Unauthorized - GET https://depot-391827364550.d.codeartifact.eu-west-1.amazonaws.com/npm/main/left-pad',
      source: 'https://github.com/npm/npm-registry-fetch/blob/main/lib/errors.js',
    },
    {
      cause: 'package-login-refused',
      words: 'fetch GET 401 https:// … .d.codeartifact.',
      example:
        '840 http fetch GET 401 https://depot-391827364550.d.codeartifact.eu-west-1.amazonaws.com/npm/main/left-pad 388ms',
      source: 'https://github.com/npm/npm-registry-fetch/blob/main/lib/check-response.js',
    },
    {
      cause: 'package-login-refused',
      words: '401 Unauthorized from https:// … .d.codeartifact.',
      example:
        'ERROR    HTTPError: 401 Unauthorized from https://depot-391827364550.d.codeartifact.eu-west-1.amazonaws.com/pypi/main/',
      source: 'https://github.com/pypa/twine/blob/main/twine/commands/upload.py',
    },
    {
      cause: 'package-login-refused',
      words: '401 Client Error: Unauthorized for url: https:// … .d.codeartifact.',
      example:
        'requests.exceptions.HTTPError: 401 Client Error: Unauthorized for url: https://depot-391827364550.d.codeartifact.eu-west-1.amazonaws.com/pypi/main/simple/left-pad/',
      source: 'https://github.com/psf/requests/blob/main/src/requests/models.py',
    },
    {
      cause: 'package-login-refused',
      words: '(401 Unauthorized) for url (https:// … .d.codeartifact.',
      example:
        'error: Failed to fetch: HTTP status client error (401 Unauthorized) for url (https://depot-391827364550.d.codeartifact.eu-west-1.amazonaws.com/pypi/main/simple/left-pad/)',
      source: 'https://github.com/astral-sh/uv/blob/main/crates/uv-client/src/error.rs',
    },
    {
      cause: 'package-login-refused',
      words: '.d.codeartifact. … status code: 401',
      example:
        '[ERROR] Could not transfer artifact com.acme:depot:pom:1.0 from/to depot (https://depot-391827364550.d.codeartifact.eu-west-1.amazonaws.com/maven/main/): status code: 401, reason phrase: Unauthorized (401)',
      source: 'https://github.com/apache/maven-resolver',
    },
    {
      cause: 'package-login-refused',
      words: '.d.codeartifact. … Received status code 401',
      example:
        "   > Could not GET 'https://depot-391827364550.d.codeartifact.eu-west-1.amazonaws.com/maven/main/com/acme/depot/1.0/depot-1.0.pom'. Received status code 401 from server: Unauthorized",
      source: 'https://github.com/gradle/gradle',
    },
    {
      cause: 'package-login-refused',
      words: 'Unable to authenticate, need: … .d.codeartifact.',
      example:
        'npm ERR! Unable to authenticate, need: Bearer realm="depot-391827364550.d.codeartifact.eu-west-1.amazonaws.com"',
      source: 'https://github.com/npm/npm-registry-fetch/blob/main/lib/check-response.js',
    },
    {
      cause: 'package-login-refused',
      words: 'authentication failed for https:// … .d.codeartifact.',
      example:
        '[ERROR] Could not transfer artifact com.acme:depot:pom:1.0 from/to depot (https://depot-391827364550.d.codeartifact.eu-west-1.amazonaws.com/maven/main/): authentication failed for https://depot-391827364550.d.codeartifact.eu-west-1.amazonaws.com/maven/main/com/acme/depot/1.0/depot-1.0.pom, status: 401 Unauthorized',
      source:
        'https://github.com/apache/maven-wagon/blob/master/wagon-providers/wagon-http-shared/src/main/java/org/apache/maven/wagon/shared/http/HttpMessageUtils.java',
    },
    {
      cause: 'package-login-refused',
      words: 'Authorization error accessing https:// … .d.codeartifact.',
      example:
        '2026-05-16T11:20:31.642Z ERROR Source (depot): Authorization error accessing https://depot-391827364550.d.codeartifact.eu-west-1.amazonaws.com/pypi/main/simple/left-pad/',
      source: 'https://github.com/python-poetry/poetry/blob/main/src/poetry/repositories/http_repository.py',
    },
    {
      cause: 'package-login-refused',
      words: '.d.codeartifact. … : authorization required',
      example:
        'error An unexpected error occurred: "https://depot-391827364550.d.codeartifact.eu-west-1.amazonaws.com/npm/main/left-pad: authorization required".',
      source: 'https://github.com/yarnpkg/yarn/blob/master/src/util/request-manager.js',
    },
    {
      cause: 'package-login-refused',
      words: '.d.codeartifact. … , got 401',
      example:
        'error: failed to get successful HTTP response from `https://depot-391827364550.d.codeartifact.eu-west-1.amazonaws.com/cargo/main/config.json`, got 401',
      source: 'https://github.com/rust-lang/cargo/blob/master/src/cargo/util/network/mod.rs',
    },
    {
      cause: 'package-login-refused',
      words: '.d.codeartifact. … Response status code does not indicate success: 401',
      example:
        'error NU1301: Unable to load the service index for source https://depot-391827364550.d.codeartifact.eu-west-1.amazonaws.com/nuget/main/v3/index.json.\n  Response status code does not indicate success: 401 (Unauthorized).',
      source: 'https://github.com/NuGet/NuGet.Client/blob/dev/src/NuGet.Core/NuGet.Protocol/Strings.resx',
    },
  ],
}
