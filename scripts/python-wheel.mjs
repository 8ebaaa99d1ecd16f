#!/usr/bin/env node
// `npm run build:wheel`: a wheel of dist/python for containers without Node. A wheel is a zip archive of the files and a
// list of their digests (https://packaging.python.org/en/latest/specifications/binary-distribution-format/), so that
// Python's standard library makes it: no build system, nothing to install.
import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

process.chdir(fileURLToPath(new URL('..', import.meta.url)))
const { version, description, license } = JSON.parse(readFileSync('package.json', 'utf8'))
const wheel = `dist/rolecall_preload-${version}-py3-none-any.whl`
const program = `
import base64, hashlib, os, sys, zipfile
wheel, version, summary, license = sys.argv[1:]
info = "rolecall_preload-%s.dist-info" % version
files = {}
for name in sorted(os.listdir("dist/python/rolecall_preload")):
    if name.endswith(".py"):
        with open("dist/python/rolecall_preload/" + name, "rb") as file:
            files["rolecall_preload/" + name] = file.read()
# Python runs the import of a .pth file in site-packages as it starts: there is no sitecustomize to stand before here.
files["rolecall_preload.pth"] = b"import os; os.environ.get('ROLECALL_DIR') and __import__('rolecall_preload.attach', fromlist=['attach']).attach()\\n"
files[info + "/METADATA"] = ("Metadata-Version: 2.1\\nName: rolecall-preload\\nVersion: %s\\nSummary: %s\\nLicense: %s\\nRequires-Python: >=3.9\\n" % (version, summary, license)).encode()
files[info + "/WHEEL"] = b"Wheel-Version: 1.0\\nGenerator: rolecall\\nRoot-Is-Purelib: true\\nTag: py3-none-any\\n"
digest = lambda data: base64.urlsafe_b64encode(hashlib.sha256(data).digest()).rstrip(b"=").decode()
record = "".join("%s,sha256=%s,%d\\n" % (name, digest(data), len(data)) for name, data in files.items()) + info + "/RECORD,,\\n"
files[info + "/RECORD"] = record.encode()
with zipfile.ZipFile(wheel, "w", zipfile.ZIP_DEFLATED) as archive:
    for name, data in files.items():
        entry = zipfile.ZipInfo(name, (2020, 1, 1, 0, 0, 0))
        entry.external_attr = 0o644 << 16
        archive.writestr(entry, data)
`
execFileSync('python3', ['-c', program, wheel, version, description, license], { stdio: 'inherit' })
console.log(wheel)
