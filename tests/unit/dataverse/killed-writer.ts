/** Writes contact after contact into the file named by its argument and says each number once it is safe, until it is killed. */
import { RowStore } from "../../../sandbox/dataverse/store/row-store";
import { openSqliteFile } from "../../../sandbox/dataverse/store/sqlite-file";
import { metadata } from "./start";

const table = metadata.tables.contact!;
const store = new RowStore([table], openSqliteFile(process.argv[2]!));

function write(number: number): void {
  const id = String(number);
  store.transaction((transaction) =>
    transaction.put(table, id, { contactid: id, versionnumber: transaction.nextVersion() }),
  );
  process.stdout.write(`${number}\n`, () => write(number + 1));
}

write(1);
