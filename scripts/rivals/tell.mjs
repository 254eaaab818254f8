/** How a driver tells the end of its flow: one line of JSON, with every word that the library's error bears. */

/** Runs a flow to its end and prints how it ended. */
export async function tellHowItEnds(flow) {
  try {
    await flow();
    console.log(JSON.stringify({ ended: 'ok' }));
  } catch (error) {
    console.log(JSON.stringify({ ended: 'failed', says: wordsOf(error) }));
    process.exitCode = 1;
  }
}

/** What an application could tell apart: codes and messages of the error and of what caused it. */
function wordsOf(error) {
  const words = [];
  for (let each = error, depth = 0; each instanceof Error && depth < 4; each = each.cause, depth++) {
    const { name, code, error: oauthError, errorCode, subError, message, response } = each;
    words.push(name, code, oauthError, errorCode, subError, message, response?.data?.error);
  }
  return [...new Set(words.filter((word) => typeof word === 'string' && word !== ''))]
    .join('; ')
    .slice(0, 300);
}
