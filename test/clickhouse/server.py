"""
A ClickHouse server of its own process, out of the library that npm's `chdb` brings: `query_stable_v2` runs a command line of
`clickhouse local`, and there SYSTEM START LISTEN opens ClickHouse's own servers. Undocumented, therefore pinned (places.mjs).

Of another server that goes away in mid-query, the native protocol's handler throws, and here nobody catches it as a server's own
process does (Poco::ErrorHandler): the whole process aborts. So servers speak to one another through a gate (OPEN) before the native
port (INNER), behind which a connection that is reset has ended in peace, and what is still answered is read.

python3 server.py LIBRARY DATA CONFIG OPEN INNER: runs until standard input is closed, so that it never outlives who started it.
"""

import ctypes
import os
import signal
import socket
import sys
import threading

library, data, config = (argument.encode() for argument in sys.argv[1:4])
OPEN, INNER = (int(argument) for argument in sys.argv[4:])


def end_with_parent() -> None:
    while os.read(0, 4096):
        pass
    os.kill(os.getpid(), signal.SIGKILL)


def pass_on(source: socket.socket, target: socket.socket) -> None:
    """Until the source ends, however it does; where the target has gone, the rest is read all the same."""
    is_there = True
    try:
        while piece := source.recv(1 << 17):
            try:
                if is_there:
                    target.sendall(piece)
            except OSError:
                is_there = False
    except OSError:
        pass
    try:
        target.shutdown(socket.SHUT_WR)
    except OSError:
        pass


def connect(outer: socket.socket) -> None:
    with outer, socket.create_connection(("127.0.0.1", INNER)) as inner:
        for one in (outer, inner):
            one.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        answers = threading.Thread(target=pass_on, args=(inner, outer), daemon=True)
        answers.start()
        pass_on(outer, inner)
        answers.join()


def keep_gate() -> None:
    with socket.create_server(("127.0.0.1", OPEN), backlog=256) as gate:
        while True:
            threading.Thread(target=connect, args=(gate.accept()[0],), daemon=True).start()


threading.Thread(target=end_with_parent, daemon=True).start()
threading.Thread(target=keep_gate, daemon=True).start()
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
