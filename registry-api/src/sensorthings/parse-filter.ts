/**
 * From the text of `$filter` to a tree: recursive descent, the weakest binding first.
 *
 *   or < and < not < comparison < add, sub < mul, div, mod < call, path, literal, ( )
 *
 * @see OGC 18-088 §9.3.3.5, tables 21 to 24
 */
import { type Arithmetic, type Comparison, type Expression, type OrderBy, QuestionError } from "@meetpaal/db";
import { geometryOf } from "./geometry.ts";
import { type Token, tokensOf } from "./tokens.ts";

const LONGEST = 4_000;
/** Deeper ones would be written by a machine that means no good. */
const DEEPEST = 40;
const MOST_TOKENS = 400;

const COMPARISONS: readonly Comparison[] = ["eq", "ne", "gt", "ge", "lt", "le"];
const SUMS: readonly Arithmetic[] = ["add", "sub"];
const PRODUCTS: readonly Arithmetic[] = ["mul", "div", "mod"];
const DURATION = /^-?P(?=.)(\d+Y)?(\d+M)?(\d+W)?(\d+D)?(T(?=.)(\d+H)?(\d+M)?(\d+(\.\d+)?S)?)?$/;

/** @throws {QuestionError} that says where it cannot be read */
export function parseFilter(text: string): Expression {
  const parser = new Parser(text);
  const expression = parser.disjunction();
  parser.end();
  return expression;
}

/** `name asc,Thing/name desc`: ascending when it does not say. */
export function parseOrderBy(text: string): OrderBy[] {
  const parser = new Parser(text);
  const orders: OrderBy[] = [];
  do {
    const by = parser.sum();
    const descending = parser.takes("desc");
    if (!descending) parser.takes("asc");
    orders.push({ by, descending });
  } while (parser.takes(","));
  parser.end();
  return orders;
}

class Parser {
  readonly #tokens: Token[];
  #at = 0;
  #depth = 0;

  constructor(text: string) {
    if (text.length > LONGEST) throw new QuestionError(`is longer than ${LONGEST} characters`);
    this.#tokens = tokensOf(text);
    if (this.#tokens.length > MOST_TOKENS)
      throw new QuestionError(`has more than ${MOST_TOKENS} words and signs`);
  }

  end(): void {
    const left = this.#tokens[this.#at];
    if (left !== undefined) throw new QuestionError(`expected nothing more before ${left.text.slice(0, 40)}`);
  }

  /** Goes on behind a word or sign when it stands here. */
  takes(text: string): boolean {
    const token = this.#tokens[this.#at];
    const isIt = token?.text === text && (token.kind === "word" || token.kind === "sign");
    if (isIt) this.#at += 1;
    return isIt;
  }

  disjunction(): Expression {
    this.#depth += 1;
    if (this.#depth > DEEPEST) throw new QuestionError(`has brackets deeper than ${DEEPEST}`);
    let left = this.#conjunction();
    while (this.takes("or")) left = { kind: "or", left, right: this.#conjunction() };
    this.#depth -= 1;
    return left;
  }

  #conjunction(): Expression {
    let left = this.#negation();
    while (this.takes("and")) left = { kind: "and", left, right: this.#negation() };
    return left;
  }

  #negation(): Expression {
    let isNot = false;
    while (this.takes("not")) isNot = !isNot;
    const operand = this.#comparison();
    return isNot ? { kind: "not", operand } : operand;
  }

  #comparison(): Expression {
    const left = this.sum();
    const operator = this.#takesOne(COMPARISONS);
    return operator === undefined ? left : { kind: "compare", operator, left, right: this.sum() };
  }

  sum(): Expression {
    let left = this.#product();
    for (let operator = this.#takesOne(SUMS); operator !== undefined; operator = this.#takesOne(SUMS)) {
      left = { kind: "compute", operator, left, right: this.#product() };
    }
    return left;
  }

  #product(): Expression {
    let left = this.#single();
    for (
      let operator = this.#takesOne(PRODUCTS);
      operator !== undefined;
      operator = this.#takesOne(PRODUCTS)
    ) {
      left = { kind: "compute", operator, left, right: this.#single() };
    }
    return left;
  }

  #takesOne<Word extends string>(words: readonly Word[]): Word | undefined {
    return words.find((word) => this.takes(word));
  }

  #single(): Expression {
    if (this.takes("(")) {
      const inner = this.disjunction();
      if (!this.takes(")")) throw new QuestionError("expected a closing bracket");
      return inner;
    }
    const token = this.#tokens[this.#at];
    if (token === undefined) throw new QuestionError("expected something at its end");
    this.#at += 1;
    switch (token.kind) {
      case "text":
        return { kind: "literal", literal: { type: "text", value: token.text } };
      case "number":
        return { kind: "literal", literal: { type: "number", value: finite(token.text) } };
      case "duration":
        if (!DURATION.test(token.text)) throw new QuestionError("expected a duration such as duration'PT1H'");
        return { kind: "literal", literal: { type: "duration", value: token.text } };
      case "geography":
        return { kind: "literal", literal: { type: "geometry", value: geometryOf(token.text) } };
      case "instant":
        return this.#time(token.text);
      case "word":
        return this.#word(token.text);
      case "sign":
        throw new QuestionError(`expected a value before ${token.text}`);
    }
  }

  /** An instant, or two with / between them. */
  #time(start: string): Expression {
    const next = this.#tokens[this.#at + 1];
    if (this.#tokens[this.#at]?.text !== "/" || next?.kind !== "instant") {
      return { kind: "literal", literal: { type: "instant", value: start } };
    }
    this.#at += 2;
    return { kind: "literal", literal: { type: "interval", value: [start, next.text] } };
  }

  #word(word: string): Expression {
    if (this.takes("(")) return { kind: "call", name: word, operands: this.#operands() };
    if (word === "true" || word === "false") {
      return { kind: "literal", literal: { type: "boolean", value: word === "true" } };
    }
    if (word === "null") return { kind: "literal", literal: { type: "null" } };
    const names = [word];
    while (this.takes("/")) {
      const next = this.#tokens[this.#at];
      if (next?.kind !== "word")
        throw new QuestionError(`expected a name after ${names.join("/").slice(0, 40)}/`);
      names.push(next.text);
      this.#at += 1;
    }
    return { kind: "path", names };
  }

  #operands(): Expression[] {
    if (this.takes(")")) return [];
    const operands: Expression[] = [];
    do {
      operands.push(this.disjunction());
    } while (this.takes(","));
    if (!this.takes(")")) throw new QuestionError("expected a closing bracket");
    return operands;
  }
}

function finite(text: string): number {
  const value = Number(text);
  if (!Number.isFinite(value)) throw new QuestionError(`${text.slice(0, 40)} is too large a number`);
  return value;
}
