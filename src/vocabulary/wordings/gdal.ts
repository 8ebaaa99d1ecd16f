import type { Vocabulary } from './wording.ts'

/** What GDAL says of S3 as a file system, and rasterio, terra and others after it. */
export const vocabulary: Vocabulary = {
  language: 'GDAL',
  wordings: [
    {
      cause: 'no-credentials',
      words: 'AWS_SECRET_ACCESS_KEY and AWS_NO_SIGN_REQUEST configuration options not defined',
      example:
        'ERROR 15: AWS_SECRET_ACCESS_KEY and AWS_NO_SIGN_REQUEST configuration options not defined, and /home/depot/.aws/credentials not filled',
      source: 'https://github.com/OSGeo/gdal/blob/master/port/cpl_aws.cpp',
    },
    {
      cause: 's3-denied',
      words: '/vsis3/ … HTTP response code: 403',
      example:
        'Error: [rast] file does not exist: /vsis3/depot-tiles/2026/elevation.tif\nIn addition: Warning message:\nHTTP response code: 403 (GDAL error 11)',
      source: 'https://github.com/OSGeo/gdal/blob/master/port/cpl_vsil_curl.cpp',
    },
  ],
}
