"""Checks: sentences that are true or not."""

import json
import time
import traceback


class Checks:
    """The checks of a run, in order. Each is printed, and written as a line of JSON, when it has been made."""

    def __init__(self, report):
        self._report = open(report, "w")
        self._scenario = ""
        self.failed = 0

    def scenario(self, name):
        self._scenario = name
        print(f"\n{name}", flush=True)

    def make(self, sentence, work, *arguments):
        """Makes a check. It holds unless the work raises; what the work returns is shown as the measured result."""
        began = time.monotonic()
        try:
            result, holds = str(work(*arguments) or ""), True
        except AssertionError as e:
            result, holds = str(e), False
        except Exception:  # anything else that goes wrong is a failed check too, and the next ones still count
            result, holds = traceback.format_exc(), False
        seconds = time.monotonic() - began
        self._note(sentence, holds, result, seconds)
        return holds

    def need(self, sentence, work, *arguments):
        """Makes a check without which the ones after it would mean nothing."""
        if not self.make(sentence, work, *arguments):
            raise SystemExit(1)

    def figure(self, what, goal, measured, value=None):
        """Notes a figure for the table at the end, with its value as a number if it is one.

        Whether it is good enough is the business of a check.
        """
        entry = {"scenario": self._scenario, "holds": True, "figure": what, "goal": goal, "measured": measured}
        entry["value"] = value
        self._report.write(json.dumps(entry) + "\n")
        self._report.flush()

    def end(self):
        """Says that every check has been made. A report that does not say so is of a run that broke off."""
        self._note("the lab ran to its end", True, "", 0)

    def _note(self, sentence, holds, result, seconds):
        self.failed += not holds
        verdict = "ok  " if holds else "FAIL"
        print(f"  {verdict} {seconds:5.1f} s  {sentence}" + (f": {result}" if result else ""), flush=True)
        entry = {"scenario": self._scenario, "sentence": sentence, "holds": holds, "result": result}
        self._report.write(json.dumps(entry) + "\n")
        self._report.flush()


def expect(condition, sentence):
    if not condition:
        raise AssertionError(sentence)


def equal(actual, expected, what):
    expect(actual == expected, f"{what} is {actual!r}, not {expected!r}")
