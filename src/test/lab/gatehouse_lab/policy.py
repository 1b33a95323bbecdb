"""What an IAM policy lets a role do, as far as Gatehouse writes policies: allowed actions on resources with tags."""

import fnmatch


class Policy:
    """A policy document as Gatehouse has it. It remembers what of it was used."""

    def __init__(self, statements):
        self._statements = statements
        self._used = set()

    def allows(self, action, resources):
        """Whether an action such as ec2:ReplaceRoute is allowed on all resources: pairs of an ARN and its tags."""
        return all(self._allows_one(action, arn, tags) for arn, tags in resources)

    def _allows_one(self, action, arn, tags):
        allowing = [one for one in self._statements if action in one["actions"] and _covers(one, arn, tags)]
        self._used.update((one["sid"], action) for one in allowing)
        return any(one["effect"] == "Allow" for one in allowing)

    def unused(self):
        """The actions of it that nobody has needed."""
        every = {(one["sid"], action) for one in self._statements for action in one["actions"]}
        return sorted(action for _, action in every - self._used)


def _covers(statement, arn, tags):
    if not any(fnmatch.fnmatchcase(arn, pattern) for pattern in statement["resources"]):
        return False
    for operator, wanted in statement["conditions"].items():
        if operator != "StringEquals":
            raise ValueError(f"the lab does not know the condition {operator}")
        for key, values in wanted.items():
            if key == "aws:ResourceAccount" and "${aws:PrincipalAccount}" in values:
                continue  # everything of the lab is in one account
            kind, _, tag = key.partition("/")
            if kind != "aws:ResourceTag":
                raise ValueError(f"the lab does not know the condition key {key}")
            if tags.get(tag) not in values:
                return False
    return True
