/** What the shipped profiles are for, in Chinese; a profile of somebody's own speaks for itself. */
import type { Words } from './result.ts'

/** By the English line, since a profile of one's own may have the name of a shipped one. */
const chinese: Readonly<Record<string, string>> = {
  'Many viewers of the live WebSocket at once, while vehicles drive: none is cut off':
    '车辆行驶时众多浏览器同时观看实时画面：无一被断开',
  'Six types of message from 57 to 6,600 bytes, QoS 0 and 1: none is lost, none set aside':
    '六种消息，57 至 6,600 字节，QoS 0 与 1：无丢失，无隔离',
  'What operators and engineers ask the API, at a fixed rate, while vehicles drive':
    '车辆行驶时，以固定速率发出运维与研发人员的接口请求',
  'From the middle of the run on, subscribers and a viewer that do not read: nobody else notices':
    '自中段起，若干订阅者与一个浏览器停止读取：其他各方不受影响',
  'Small enough to run beside other work on two cores, strict enough to notice a slow zone':
    '规模小，可在双核机器上与其他工作并行；标准严，足以发现变慢的测试区',
  'What a zone promises: 50 gateways beside 200 vehicles at 10 Hz':
    '测试区的承诺：50 个网关，另有 200 辆车以 10 Hz 上报',
  'The rate rises in five stages to ten times what it began with': '速率分五级升至起始的十倍',
  'Quiet, then everybody at the same instants and five times as often, then quiet again':
    '先平静，再全体同时以五倍频率发送，然后恢复平静',
  'All connections are cut and come again at the same instant, three times; nothing is lost or stored twice':
    '全部连接同时断开并同时重连，共三次：无丢失，无重复入库',
  'The steady load for ten minutes (--for makes it hours), and whether it grew slower':
    '稳定负载持续十分钟（--for 可延长至数小时），检查是否变慢',
}

export function profileText(what: string): Words {
  return { en: what, zh: chinese[what] ?? what }
}
