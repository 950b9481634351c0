"""Jobs that start in the same moment."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

from django.db import connection

from recruitment.refusal import Refusal


def at_once(*jobs):
    """Run the jobs in threads that start together; each gives its result or what it raised."""
    together = Barrier(len(jobs))

    def run(job):
        together.wait()
        try:
            return job()
        except Refusal as refusal:
            return refusal
        finally:
            connection.close()

    with ThreadPoolExecutor(len(jobs)) as pool:
        return list(pool.map(run, jobs))
