"""Security groups: they keep state, so that an answer needs no rule of its own."""


class Groups:
    """The security groups of the VPC, of rules as Gatehouse writes them.

    A rule has "group" (its slot), "direction" (IN or OUT), "traffic" and "peer", in the words of SecurityGroupRule.
    """

    def __init__(self, nft, rules):
        self._nft = nft
        chains, sets = "", ""
        for group in sorted({rule["group"] for rule in rules}):
            sets += f"set {_name(group)} {{ type ipv4_addr; }}\n"
            for direction in ("IN", "OUT"):
                lines = [self._line(rule) for rule in rules if (rule["group"], rule["direction"]) == (group, direction)]
                body = "\n".join(f"{line} return" for line in lines)
                chains += f"chain {direction.lower()}_{_name(group)} {{\n{body}\ncounter drop\n}}\n"
        nft(f"""
            table ip groups {{
                {sets}
                map of_sender {{ type ifname : verdict; }}
                map of_receiver {{ type ifname : verdict; }}
                {chains}
                chain forward {{
                    type filter hook forward priority 0; policy accept
                    ct state established,related accept
                    iifname vmap @of_sender
                    oifname vmap @of_receiver
                }}
            }}
        """)

    def plug(self, port, eni):
        if not eni.groups:
            return
        (group,) = map(_name, eni.groups)  # Gatehouse gives every interface one group
        self._nft(f"""
            add element ip groups {group} {{ {", ".join(eni.addresses)} }}
            add element ip groups of_sender {{ {port} : jump out_{group} }}
            add element ip groups of_receiver {{ {port} : jump in_{group} }}
        """)

    def unplug(self, port, eni):
        if eni.groups:
            self._nft(f"delete element ip groups of_sender {{ {port} }}\ndelete element ip groups of_receiver {{ {port} }}")

    @staticmethod
    def _line(rule):
        """The match of a rule in nftables."""
        side = "saddr" if rule["direction"] == "IN" else "daddr"
        kind, _, value = rule["peer"].partition(" ")
        matches = [f"ip {side} @{_name(value)}" if kind == "group" else f"ip {side} {kind}"]
        protocol, _, what = rule["traffic"].partition("/")
        if protocol in ("tcp", "udp"):
            matches.append(f"{protocol} dport {what}")
        elif protocol == "icmp":
            matches.append("ip protocol icmp")
            matches += [f"icmp {name} {part}" for name, part in zip(("type", "code"), what.split(".")) if part != "any"]
        elif protocol == "ip":
            matches.append(f"ip protocol {what}")
        return " ".join(matches)


def _name(group):
    return group.replace("-", "_")
