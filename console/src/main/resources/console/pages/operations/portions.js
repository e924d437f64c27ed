import { complain } from '../../app/toasts.js';

/** Large work is done in portions: a request does some of it, and says whether there is more. */
const MOST = 100;

/** Answers how much was done, even when a portion failed. */
export async function inPortions(portion, amountOf) {
  let done = 0;
  try {
    for (let run = 0; run < MOST; run++) {
      const answer = await portion();
      const amount = amountOf(answer);
      done += amount;
      if (!answer.more || amount === 0) break;
    }
  } catch (problem) {
    complain(problem);
  }
  return done;
}
