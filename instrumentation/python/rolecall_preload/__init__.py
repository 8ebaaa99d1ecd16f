"""What rolecall records in a Python server: who signed each AWS call, for which tool call, and what was open at the end.

Standard library only, Python 3.9 and later. Importing this does nothing; `rolecall_preload.attach` does.
"""
