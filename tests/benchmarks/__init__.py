"""Benchmarks of builds and of the search: run when asked for. They need Linux, and a machine that does nothing else.

    python -m tests.benchmarks                             1,000 and 10,000 made-up statements, the median of 3 rounds
    python -m tests.benchmarks --sizes 1000 10000 100000 --rounds 1 --only own hugo
    python -m tests.benchmarks --markdown content/pages/speed.md       puts the tables into the site's page too

measures builds of this project beside those of Hugo, Hugo with Pagefind, and Pelican, each over an equal site of the
same texts: from nothing, after one edit, after one addition, after a change of the template, with nothing changed.
``benchmarked_site.py`` says what a site is, ``own_site.py``, ``hugo_site.py`` and ``pelican_site.py`` write them;
``building_cases.py`` changes, builds and looks whether the change has arrived; ``command_cost.py`` measures;
``building_table.py`` and ``building_goals.py`` make the tables.

    python -m tests.benchmarks.search                      1,000 and 10,000 made-up statements
    python -m tests.benchmarks.search 50000 --only indexing
    python -m tests.benchmarks.search 1000 --folder /somewhere/else    keeps archives and sites for a next time

measures the search; it needs Chromium.

A. Indexing: the stage ``search/index.py`` alone, called as the build calls it, from nothing, with nothing changed, with
   one statement added in the newest month and with one of the middle edited; beside one run of Pagefind over the same
   statements' pages in one folder. ``process_tree.py`` says how time and memory are measured; ``indexing.py`` holds the
   calls. The stage also indexes speakers' own words and writes the catalogue, the unsharded run does not.

B. In the browser: requests, bytes over the wire and milliseconds of six kinds of search, on a first visit with an empty
   cache and for another search on the same page, and of changes to an answer that is shown; on a line without limits
   and on one of 1.6 Mbit/s with 150 ms until an answer begins. The browser counts (``devtools.py``, workers included)
   and so does the server (``counting_server.py``, which is also what is slow); a line below the tables says whether
   they agree. ``searches.py`` has the searches, ``browsing_table.py`` says what counts.

``made_statements.py`` makes the archives, the same in every run. Tables are printed as Markdown, progress goes to
standard error. Nothing is written into the repository but the file that ``--markdown`` names.
"""
