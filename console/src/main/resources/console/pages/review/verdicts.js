import * as jobs from '../../api/jobs.js';
import { Problem } from '../../api/problem.js';
import { complain, say } from '../../app/toasts.js';
import { plural } from '../../lib/number.js';

/** Sends a verb for many images; says what was granted, and why some stayed as they were. */
const MOST_AT_ONCE = 500;

export const approve = (images) => send(images, jobs.approveImages, 'approved as it is', 'approved as they are');
export const remove = (images) => send(images, jobs.deleteImages, 'deleted');
export const retry = (images, wish) => send(images, (ids) => jobs.retryImages(wish.body(ids)), 'will be processed again', undefined, wish);

/** Answers with the ids that were accepted. */
async function send(images, command, one, many = one, wish = null) {
  const accepted = [];
  const refused = [];
  try {
    for (let at = 0; at < images.length; at += MOST_AT_ONCE) {
      const answer = await command(images.slice(at, at + MOST_AT_ONCE).map((image) => image.id));
      accepted.push(...answer.accepted);
      refused.push(...answer.refused);
    }
  } catch (problem) {
    // What the form shows beside its fields needs no second word.
    if (!(problem instanceof Problem && wish?.refused(problem))) complain(problem);
  }
  if (accepted.length > 0) say(`${plural(accepted.length, 'image')} ${accepted.length === 1 ? one : many}`);
  if (refused.length > 0) complain(stayed(refused));
  return accepted;
}

const stayed = (refused) =>
  new Problem({
    title: `${plural(refused.length, 'image')} stayed as before`,
    detail: [...new Set(refused.map(({ detail }) => detail))].join('; '),
    code: [...new Set(refused.map(({ code }) => code))].join(', '),
  });
