"""The evaluation of many pictures: the job, its means and tallies, its tables and files."""
