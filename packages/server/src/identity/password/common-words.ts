/**
 * Words people build passwords from, collected for Cleanpath: greetings, months, seasons, first words of any list of
 * leaked passwords, words of the trade. Lower case, look-alikes already turned back into letters.
 */
export const COMMON_WORDS: readonly string[] = `
password passwort passw passwd pass word kennwort geheim secret letmein welcome willkommen hello hallo admin administrator
administration root user username login logon signin guest master super superuser superman batman dragon monkey shadow
sunshine princess football baseball basketball soccer hockey iloveyou ilove love lovely baby angel flower summer sommer
winter spring autumn herbst january february march april june july august september october november december januar
februar montag monday tuesday wednesday thursday friday saturday sunday sonntag freitag morning night today tomorrow
change changeme default temp temporary test testing tester demo example sample trustno starwars pokemon matrix
computer internet network netzwerk server service system security sicherheit secure telecom telekom mobile phone
cleanpath clean path trust authority operator supplier laboratory auditor regulator member office company firma
organisation organization ministry nation national example city country cloud core radio tower antenna signal
access account google facebook twitter apple microsoft windows linux ubuntu docker oracle cisco jordan michael jennifer
thomas daniel michelle andrew joshua matthew anthony robert charlie george jessica ashley amanda nicole hannah maria
freedom whatever nothing something forever family friend friends mother father sister brother daughter happy lucky
money gold silver diamond star moon blue green black white orange purple yellow tiger eagle falcon lion wolf horse
chicken cheese cookie coffee pepper ginger banana chocolate butterfly guitar music rock soccer champion winner killer
hunter ranger warrior knight king queen prince castle house garden school student teacher doctor police london paris
berlin vienna prague europe africa america please thanks thank enter open sesame access allow qwerty qwertz azerty asdf
asdfgh zxcvbn yxcvbn onetwothree onetwo three four five seven eight nine zero correct horse battery staple
`
  .trim()
  .split(/\s+/);

/** Rows of common keyboards, both ways. */
export const KEYBOARD_ROWS: readonly string[] = [
  'qwertyuiop',
  'qwertzuiop',
  'azertyuiop',
  'asdfghjkl',
  'zxcvbnm',
  'yxcvbnm',
  '1234567890',
  '!@#$%^&*()',
].flatMap((row) => [row, Array.from(row).reverse().join('')]);
