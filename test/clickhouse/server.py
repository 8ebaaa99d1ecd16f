"""
A ClickHouse server of its own process, out of the library that npm's `chdb` brings: `query_stable_v2` runs a command line of
`clickhouse local`, and there SYSTEM START LISTEN opens ClickHouse's own servers. Undocumented, therefore pinned (places.mjs).

python3 server.py LIBRARY DATA CONFIG: runs until standard input is closed, so that it never outlives who started it.
"""

import ctypes
import os
import signal
import sys
import threading

library, data, config = (argument.encode() for argument in sys.argv[1:])


def end_with_parent() -> None:
    while os.read(0, 4096):
        pass
    os.kill(os.getpid(), signal.SIGKILL)


threading.Thread(target=end_with_parent, daemon=True).start()
run = ctypes.CDLL(library.decode()).query_stable_v2
run.restype = ctypes.c_void_p
line = [
    b"clickhouse",
    b"--path",
    data,
    b"--config-file",
    config,
    b"--query",
    b"SYSTEM START LISTEN TCP; SYSTEM START LISTEN HTTP;"
    b" SELECT sleepEachRow(3) FROM system.numbers SETTINGS max_block_size = 1, max_execution_time = 0 FORMAT Null",
]
run(len(line), (ctypes.c_char_p * (len(line) + 1))(*line, None))
