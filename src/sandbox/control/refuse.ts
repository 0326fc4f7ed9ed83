/** The page or a test asked for something that cannot be done on this phone. The sentence is shown as it is. */
export class ControlRefusal extends Error {
  readonly status: number;

  constructor(message: string, status = 400) {
    super(message);
    this.status = status;
  }
}
