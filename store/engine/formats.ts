/** Media types of ClickHouse's output formats, as its HTTP interface names them. */
const types: readonly (readonly [RegExp, string])[] = [
  [/^(JSON(Strings|Compact|CompactStrings|ColumnsWithMetadata|Columns|CompactColumns)?)$/i, 'json'],
  [/^JSONObjectEachRow$/i, 'json'],
  [/EachRow(WithProgress|WithNames|WithNamesAndTypes)?$|^JSONL(ines)?$|^NDJSON$/i, 'x-ndjson'],
]
const textTypes: readonly (readonly [RegExp, string])[] = [
  [/^CSV(WithNamesAndTypes|WithNames)$/i, 'text/csv; charset=UTF-8; header=present'],
  [/^CSV$/i, 'text/csv; charset=UTF-8; header=absent'],
  [/^(TSV|TabSeparated)/i, 'text/tab-separated-values; charset=UTF-8'],
  [/^XML$/i, 'application/xml; charset=UTF-8'],
  [/^Prometheus$/i, 'text/plain; version=0.0.4; charset=UTF-8'],
]
const binary =
  /^(Native|RowBinary.*|Arrow|ArrowStream|Parquet|ORC|Avro|MsgPack|Protobuf.*|CapnProto|BSON.*|Npy|RawBLOB)$/i

export function contentTypeOf(format: string): string {
  const json = types.find(([pattern]) => pattern.test(format))
  if (json !== undefined) return `application/${json[1]}; charset=UTF-8`
  if (binary.test(format)) return 'application/octet-stream'
  const text = textTypes.find(([pattern]) => pattern.test(format))
  return text?.[1] ?? 'text/plain; charset=UTF-8'
}
