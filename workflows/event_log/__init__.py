"""The journal as an event log, so that tools of other people replay it on the exported BPMN.

traces.py   the entries of each case, cut into passages through a stage
xes.py      one XES file per stage: a trace is a passage, an event a step taken
csv_file.py every entry of every case, one a line
"""
