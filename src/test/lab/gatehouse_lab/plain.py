"""An instance that translates addresses and nothing else: no systemd, no Gatehouse. It is there at once."""

from .namespaces import add, nft, sh


class Plain:
    """Translates what it forwards to the address that "translation" (nftables) says."""

    def __init__(self, vpc, name, enis, translation):
        self.name = name
        self.enis = enis
        self._vpc = vpc
        self.running = True
        add(name, ip_forward=1, conf__all__rp_filter=0, conf__default__rp_filter=0)
        for eni in enis:
            vpc.plug(eni, name)
            gateway, prefix = vpc.gateway_of(eni.subnet), vpc.subnets[eni.subnet].prefixlen
            for address in eni.addresses:
                sh(f"ip -n {name} address add {address}/{prefix} dev {eni.name}")
            sh(f"ip -n {name} link set {eni.name} up")
            # What an interface's own addresses send leaves through it; what is forwarded, through the last; the rest,
            # through the first.
            table = 100 + eni.device
            sh(f"ip -n {name} route add default via {gateway} dev {eni.name} table {table} mtu 1500 onlink")
            for address in eni.addresses:
                sh(f"ip -n {name} rule add from {address} lookup {table}")
        sh(f"ip -n {name} route add default via {vpc.gateway_of(enis[0].subnet)} dev {enis[0].name} mtu 1500")
        data = enis[-1]
        sh(f"ip -n {name} rule add iif {data.name} lookup {100 + data.device}")
        sh(f"ip -n {name} route add {vpc.cidr} via {vpc.gateway_of(data.subnet)} dev {data.name}")
        nft(name, f"""
            table ip nat {{
                chain out {{
                    type nat hook postrouting priority srcnat
                    oifname {data.name} ip daddr != {vpc.cidr} {translation}
                }}
            }}
        """)

    @property
    def ports(self):
        return [eni.port for eni in self.enis]

    def cut_the_power(self):
        self.running = False
        self._vpc.faults.silence(self.ports)
        for eni in self.enis:
            self._vpc.unplug(eni)
        self._vpc.faults.hear_again(f"{self.name}.{eni.device}" for eni in self.enis)
        sh(f"ip netns del {self.name}")
