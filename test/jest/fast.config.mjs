import all from '../../jest.config.mjs';

/** `npm run test:fast`: all but what plays the whole bot, its stores and its processes, which takes four fifths of the time. */
export default {
  ...all,
  rootDir: '../..',
  testPathIgnorePatterns: ['<rootDir>/test/(?:access|app|faults|operator|ports|teams)/'],
};
