# A caller pad's frame in another formal language than ours, written from the protocol's description.
meta: {id: ff68, endian: le}
seq:
  - {id: start, contents: [0xFF, 0x68]}
  - {id: len, type: u1}
  - {id: len_again, type: u1}
  - {id: separator, contents: [0x68]}
  - {id: addr, type: u1}
  - {id: cmd, type: u1}
  - {id: data, size: len - 2}
  - {id: sum, type: u1}
  - {id: end, contents: [0x16]}
