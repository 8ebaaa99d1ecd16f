"""How many spans of a file have an error, asked of ClickHouse in one process (chDB), with the columns that it needs and no others: python3 chdb.py LIBRARY FILE"""

import ctypes
import sys

library, file = sys.argv[1:]
columns = "resourceSpans Array(Tuple(scopeSpans Array(Tuple(spans Array(Tuple(status Tuple(code Nullable(Int32))))))))"
query = (
    "SELECT countIf(span.1.1 = 2) FROM (SELECT arrayJoin(arrayJoin(arrayJoin(resourceSpans).1).1) AS span"
    f" FROM file('{file}', 'JSONEachRow', '{columns}'))"
)
settings = "input_format_skip_unknown_fields = 1, input_format_json_ignore_unknown_keys_in_named_tuple = 1"
line = [b"clickhouse", b"--output-format", b"CSV", b"--query", f"{query} SETTINGS {settings}".encode()]
run = ctypes.CDLL(library).query_stable_v2
run.restype = ctypes.POINTER(ctypes.c_char_p)
answer = run(len(line), (ctypes.c_char_p * (len(line) + 1))(*line, None))
if not answer or not answer[0]:
    sys.exit("chDB gave no answer")
print(answer[0].decode().strip())
