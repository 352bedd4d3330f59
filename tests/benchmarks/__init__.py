"""Benchmarks of the search: run when asked for, never by pytest, never in CI.

    python -m tests.benchmarks.search                      1,000 and 10,000 made-up statements
    python -m tests.benchmarks.search 50000 --only indexing
    python -m tests.benchmarks.search 1000 --folder /somewhere/else    keeps archives and sites for a next time

It needs Linux (memory is read from /proc) and Chromium, and a machine that does nothing else meanwhile. The tables are
printed as Markdown, progress goes to standard error. Nothing is written into the repository.

A. Indexing: the stage ``search/index.py`` alone, called as the build calls it, from nothing, with nothing changed, with
   one statement added in the newest month and with one of the middle edited; beside one run of Pagefind over the same
   statements' pages in one folder. ``process_tree.py`` says how time and memory are measured; ``indexing.py`` holds the
   calls. The stage also indexes speakers' own words and writes the catalogue, the unsharded run does not.

B. In the browser: requests, bytes over the wire and milliseconds of six kinds of search, on a first visit with an empty
   cache and for another search on the same page, and of changes to an answer that is shown; on a line without limits
   and on one of 1.6 Mbit/s with 150 ms until an answer begins. The browser counts (``devtools.py``, workers included)
   and so does the server (``counting_server.py``, which is also what is slow); a line below the tables says whether
   they agree. ``searches.py`` has the searches, ``browsing_table.py`` says what counts.

``made_statements.py`` makes the archives, the same in every run.
"""
