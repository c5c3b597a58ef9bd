#!/usr/bin/python3
"""Letters in a chart are as large as the chart was laid out for, at every text size: larger text comes by drawing the
whole chart larger, and would come twice if a letter grew by itself."""
import os, subprocess, sys

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from screen_reader import Tally, top

tally = Tally()
lines = subprocess.run([os.path.join(top, "build/tests/gui/chart_window"), "letters"], capture_output=True, text=True, timeout=60)
widths = [float(line) for line in lines.stdout.split()]
tally.check(len(widths) == 6 and widths[0] > 60, "a line has a width on a window and on a picture, at three text sizes")
tally.check(all(abs(width / widths[0] - 1) < 0.05 for width in widths), "and it is the same: " + lines.stdout.replace("\n", " "))
tally.close()
