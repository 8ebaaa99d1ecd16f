#!/bin/sh
# Installs the Chromium that `npm run test:browser` needs, from the system's own packages.
set -e
if command -v chromium >/dev/null || command -v chromium-browser >/dev/null || command -v google-chrome >/dev/null; then
  echo "A Chromium is installed already."
  exit 0
fi
if ! command -v apt-get >/dev/null; then
  echo "Install Chromium or Chrome by your system's means, or set CHROMIUM to its path." >&2
  exit 1
fi
run=""
[ "$(id -u)" = 0 ] || run="sudo"
$run apt-get update
DEBIAN_FRONTEND=noninteractive $run apt-get install -y --no-install-recommends chromium fonts-dejavu-core
