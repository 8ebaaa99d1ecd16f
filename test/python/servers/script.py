"""A plain script: keys by lines of standard input, each read in a thread of its own."""

import json
import sys
import threading

from work import answer_of


def run(key):
    print(json.dumps({"key": key, **answer_of(key)}), flush=True)


for line in sys.stdin:
    threading.Thread(target=run, args=(line.strip(),), daemon=True).start()
