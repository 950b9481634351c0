"""Work that takes longer than a page may: for one subject or a whole selection, done by a worker, seen in the page.

    kinds.py     what a kind of job does with one subject: a function, registered under a word
    models.py    the job and its items; they alone say what is done and what is not
    services.py  start_job, take, finish, retry
    running.py   one item after the other: the local worker, and what a Celery worker does with a message
    queue.py     the Celery application; a message carries an item's key and nothing else

The truth is in the tables, never in the queue. Whoever works holds an item by a lease: a killed worker loses nothing,
its item is taken again when the lease ends. Two workers never have the same item, and never the same subject of a kind.
"""
