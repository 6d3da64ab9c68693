"""A Modbus device of another's making (pymodbus): says what its registers hold.

Called with the form of frames (SOCKET, RTU or ASCII) and the port to listen at.
"""
import asyncio
import sys

from pymodbus.datastore import ModbusDeviceContext, ModbusSequentialDataBlock, ModbusServerContext
from pymodbus.framer import FramerType
from pymodbus.server import ModbusTcpServer


def tell(sending, pdu):
    """What was written, once the device answers that it was."""
    if sending and pdu.function_code == 6:
        print("holds", pdu.address, pdu.registers[0], flush=True)
    return pdu


async def main():
    registers = ModbusSequentialDataBlock(1, [0] * 16)
    devices = ModbusServerContext(devices={5: ModbusDeviceContext(hr=registers)}, single=False)
    server = ModbusTcpServer(
        devices,
        framer=FramerType[sys.argv[1]],
        address=("127.0.0.1", int(sys.argv[2])),
        trace_pdu=tell)
    print("listening", flush=True)
    await server.serve_forever()


asyncio.run(main())
