import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import ts from "typescript";

const source = join(import.meta.dirname, "..", "..", "src");
const verbs = /^(GET|POST|PATCH|PUT|DELETE)$/;
const roots =
  /^(users|groups|directory\w*|identity\w*|auditLogs|subscribedSkus|organization|\$batch)$/;

/**
 * Finds every place of the source that makes a request: each object with a `method` that is an HTTP verb, as
 * `file: VERB path`, and each further array that begins like a path of Graph's, as `file: path`. A segment that is no
 * literal is `{}`; a path that comes from elsewhere is `?`.
 */
export async function requestsInSource(): Promise<readonly string[]> {
  const files = await readdir(source, { recursive: true });
  const found = files
    .filter((file) => file.endsWith(".ts"))
    .map(async (file) => requestsIn(file, await readFile(join(source, file), "utf8")));
  return (await Promise.all(found)).flat().sort();
}

/** Finds them in one file. */
export function requestsIn(file: string, text: string): readonly string[] {
  const tree = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true);
  const used = new Set<ts.Node>();
  const found: string[] = [];
  walk(tree, (node) => {
    const verb = ts.isObjectLiteralExpression(node) ? verbOf(node) : undefined;
    if (verb === undefined) return;
    const path = pathOf(node as ts.ObjectLiteralExpression);
    if (path) used.add(path);
    found.push(`${file}: ${verb} ${path ? written(path) : "?"}`);
  });
  walk(tree, (node) => {
    if (!ts.isArrayLiteralExpression(node) || used.has(node) || isSpread(node)) return;
    const [first] = node.elements;
    if (first && ts.isStringLiteral(first) && roots.test(first.text)) {
      found.push(`${file}: ${written(node)}`);
    }
  });
  return found;
}

function walk(node: ts.Node, see: (node: ts.Node) => void): void {
  see(node);
  ts.forEachChild(node, (child) => walk(child, see));
}

function verbOf(node: ts.ObjectLiteralExpression): string | undefined {
  const value = bare(propertyOf(node, "method"));
  return value && ts.isStringLiteral(value) && verbs.test(value.text) ? value.text : undefined;
}

/** Finds the array that a request's path is, be it written in place or held by a constant of the file. */
function pathOf(node: ts.ObjectLiteralExpression): ts.ArrayLiteralExpression | undefined {
  const value = bare(propertyOf(node, "path"));
  const held = value && ts.isIdentifier(value) ? constantOf(value) : value;
  return held && ts.isArrayLiteralExpression(held) ? held : undefined;
}

function propertyOf(node: ts.ObjectLiteralExpression, name: string): ts.Expression | undefined {
  for (const property of node.properties) {
    if (property.name?.getText() !== name) continue;
    if (ts.isPropertyAssignment(property)) return property.initializer;
    if (ts.isShorthandPropertyAssignment(property)) return property.name;
  }
  return undefined;
}

function bare(value: ts.Expression | undefined): ts.Expression | undefined {
  return value && ts.isAsExpression(value) ? bare(value.expression) : value;
}

/** Looks through the blocks around a name, from the inmost, for the constant of that name. */
function constantOf(name: ts.Identifier): ts.Expression | undefined {
  for (let around: ts.Node = name.parent; around; around = around.parent) {
    if (isParameterOf(around, name.text)) return undefined;
    if (!ts.isBlock(around) && !ts.isSourceFile(around)) continue;
    for (const statement of around.statements) {
      if (!ts.isVariableStatement(statement)) continue;
      const held = statement.declarationList.declarations.find(
        (one) => one.name.getText() === name.text,
      );
      if (held) return bare(held.initializer);
    }
  }
  return undefined;
}

function isParameterOf(around: ts.Node, name: string): boolean {
  if (!ts.isFunctionLike(around)) return false;
  return around.parameters.some(({ name: one }) => new RegExp(`\\b${name}\\b`).test(one.getText()));
}

function written({ elements }: ts.ArrayLiteralExpression): string {
  return elements
    .map((one) => {
      if (ts.isStringLiteral(one)) return one.text;
      const held = ts.isSpreadElement(one) ? one.expression : undefined;
      const all = held && ts.isIdentifier(held) ? constantOf(held) : undefined;
      return all && ts.isArrayLiteralExpression(all) ? written(all) : "{}";
    })
    .join("/");
}

/** Whether a constant holds the beginning of paths alone: it is spread into them. */
function isSpread(node: ts.ArrayLiteralExpression): boolean {
  const { parent } = node;
  if (!ts.isVariableDeclaration(parent)) return false;
  return node.getSourceFile().text.includes(`[...${parent.name.getText()},`);
}
