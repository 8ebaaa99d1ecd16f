/**
 * A note on an object that is not ours, which nobody else can see: a private field, stamped on by a constructor that
 * returns what it is given. A WeakMap would do the same and cost several times as much at each garbage collection.
 */
class Given {
  constructor(object: object) {
    // biome-ignore lint/correctness/noConstructorReturn: this is what stamps the field on
    return object
  }
}

export interface Hidden<T> {
  get(object: object): T | undefined
  set(object: object, note: T): void
}

export function hidden<T>(): Hidden<T> {
  class Note extends Given {
    #note: T | undefined
    static read(object: object): T | undefined {
      return #note in object ? (object as Note).#note : undefined
    }
    static write(object: object, note: T): void {
      const noted = #note in object ? (object as Note) : new Note(object)
      noted.#note = note
    }
  }
  return { get: Note.read, set: Note.write }
}
