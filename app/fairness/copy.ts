/** The words of the page that shows a certificate. */
export const copy = {
  title: "Fairness",
  lead: "A certificate says what millions of draws through the games' own bytecode came to, and which faults made on purpose were found. Anybody can make it again from its seed, to the last bit.",
  description:
    "The certificate of fairness: millions of draws through the bytecode of the games, tested, signed, and to be made again by anybody.",
  drop: "Drop a certificate.json here, or choose one. It is read in this browser, and sent nowhere.",
  none: "No certificate is published with this site. Make one, and open it here:",
  make: "npm run audit",
  seal: {
    whole: "The file is whole: its contents hash to this.",
    changed: "The file was changed: its contents hash to something else.",
    signed: "The signature is genuine. Whether you trust this address is up to you.",
    forged: "The signature is not by the address that it names.",
    unsigned: "Nobody signed it. Making it again shows whether it is true.",
  },
  code: "The code that was tested, against the code of the tables on",
  again: "A certificate is true if it can be made again. This does it, and says where it differs:",
  refused: "This certificate is not shown, because it does not hold.",
} as const;
