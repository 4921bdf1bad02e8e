/** Who counts as one address where limits are per address, and whom such limits are not for. */
import { BlockList, isIP } from 'node:net'
import { V2xError } from '../../common/errors.ts'

export class Addresses {
  private readonly trusted = new BlockList()

  /** Takes addresses and networks separated by commas. Throws V2xError `BROKER_ADDRESSES`. */
  constructor(list: string) {
    for (const entry of list.split(',').map((each) => each.trim())) {
      if (entry !== '') this.trust(entry)
    }
  }

  /** The address as limits count it: an IPv4 address, or the /64 an IPv6 host may choose from. Undefined: trusted. */
  sourceOf(address: string): string | undefined {
    const plain = address.replace(/^::ffff:(?=\d+\.)/, '').replace(/%.*$/, '')
    if (this.trusted.check(plain, familyOf(plain))) return undefined
    return isIP(plain) === 6 ? networkOf(plain) : plain
  }

  private trust(entry: string): void {
    const [address = '', prefix] = entry.split('/')
    try {
      if (prefix === undefined) this.trusted.addAddress(address, familyOf(address))
      else this.trusted.addSubnet(address, Number(prefix), familyOf(address))
    } catch (thrown) {
      throw new V2xError(
        'BROKER_ADDRESSES',
        `cannot trust '${entry}': it is neither an address nor a network like 10.0.0.0/8; V2X_BROKER_TRUSTED_ADDRESSES names it`,
        { cause: thrown },
      )
    }
  }
}

function familyOf(address: string): 'ipv4' | 'ipv6' {
  return isIP(address) === 6 ? 'ipv6' : 'ipv4'
}

/** The first four of eight groups; `::` stands for as many zeros as are missing. */
function networkOf(address: string): string {
  const [front = [], back = []] = address
    .split('::')
    .map((half) => half.split(':').filter((group) => group !== ''))
  const zeros = Array.from({ length: 8 - front.length - back.length }, () => '0')
  return [...front, ...zeros, ...back].slice(0, 4).join(':')
}
