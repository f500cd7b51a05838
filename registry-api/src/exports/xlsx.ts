/**
 * A table as a workbook, written while it is read: a sheet of a hundred thousand rows never stands in memory. Texts are
 * inline strings, which no spreadsheet computes, and cells hold nothing else but numbers and booleans.
 *
 * @see ECMA-376 part 1 §18.3 (worksheets), part 2 (packages)
 */
import { Zip, ZipDeflate } from "fflate";
import { xml } from "../wire/xml.ts";

const DECLARATION = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>`;
const MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships";
const OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const TYPES = "application/vnd.openxmlformats-officedocument.spreadsheetml";

const PARTS: Record<string, string> = {
  "[Content_Types].xml": `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/xl/workbook.xml" ContentType="${TYPES}.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="${TYPES}.worksheet+xml"/></Types>`,
  "_rels/.rels": `<Relationships xmlns="${RELATIONS}"><Relationship Id="rId1" Type="${OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
  "xl/workbook.xml": `<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><sheets><sheet name="Sensoren" sheetId="1" r:id="rId1"/></sheets></workbook>`,
  "xl/_rels/workbook.xml.rels": `<Relationships xmlns="${RELATIONS}"><Relationship Id="rId1" Type="${OFFICE}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`,
};

/** What a cell may hold at most; a longer text would make the file unreadable. */
const LONGEST_TEXT = 32_767;

export async function* xlsxOf(
  rows: AsyncIterable<readonly (string | number | boolean | null)[][]>,
): AsyncGenerator<Uint8Array> {
  const done: Uint8Array[] = [];
  const zip = new Zip((error, chunk) => {
    if (error !== null) throw error;
    done.push(chunk);
  });
  const encoder = new TextEncoder();
  const open = (name: string): ZipDeflate => {
    const part = new ZipDeflate(name, { level: 6 });
    zip.add(part);
    return part;
  };
  for (const [name, content] of Object.entries(PARTS))
    open(name).push(encoder.encode(DECLARATION + content), true);
  const sheet = open("xl/worksheets/sheet1.xml");
  sheet.push(encoder.encode(`${DECLARATION}<worksheet xmlns="${MAIN}"><sheetData>`));
  for await (const slice of rows) {
    sheet.push(encoder.encode(slice.map(rowXml).join("")));
    yield* done.splice(0);
  }
  sheet.push(encoder.encode("</sheetData></worksheet>"), true);
  zip.end();
  yield* done.splice(0);
}

function rowXml(cells: readonly (string | number | boolean | null)[]): string {
  return `<row>${cells.map(cellXml).join("")}</row>`;
}

function cellXml(cell: string | number | boolean | null): string {
  if (cell === null) return "<c/>";
  if (typeof cell === "number") return `<c><v>${cell}</v></c>`;
  if (typeof cell === "boolean") return `<c t="b"><v>${cell ? 1 : 0}</v></c>`;
  return `<c t="inlineStr"><is><t xml:space="preserve">${xml(cell.slice(0, LONGEST_TEXT))}</t></is></c>`;
}
