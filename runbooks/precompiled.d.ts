interface Precompiled {
  /** The text that it was made from: another text needs to be compiled. */
  readonly source: string;
  readonly spec: TemplateSpecification;
}

export declare const precompiled: Readonly<Record<string, Precompiled>>;
