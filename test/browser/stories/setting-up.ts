import { choose, fill, pickDay, select, tick } from '../card-inputs.ts';
import { ask, cardWith, openChat, posts, press, reply } from '../playground-page.ts';
import { day, type Stage, type Story } from '../story.ts';

export const settingUp: Story = {
  name: 'An administrator makes a team, links its channel by speaking there and adds staff; a coordinator adds a person and their circle',
  async play(stage) {
    const { page } = stage;
    await openChat(page, 'Personal Chat');
    await makesATeam(stage);
    await linksItsChannel(stage);
    await givesARole(stage);
    await ask(page, 'act as Priya Shah', 'Hello Priya');
    await addsAPerson(stage);
    await addsMany(stage);
  },
};

async function makesATeam({ page, picture }: Stage): Promise<void> {
  await ask(page, 'act as Sam Cole', 'Hello Sam');
  await ask(page, 'teams and staff', 'New team');
  const teams = await cardWith(page, 'Open a team to see who is in it.');
  await picture('10-teams-and-staff', teams);
  await press(teams, 'New team');
  const name = await cardWith(page, 'What is the team called?');
  await fill(name, 'What is the team called?', 'Harbour team');
  await press(name, 'Save this');
  await picture('10-team-made', await cardWith(page, 'type: link Harbour team'));
}

async function linksItsChannel({ page, picture, notes }: Stage): Promise<void> {
  await openChat(page, 'My Team - Announcements');
  const notice = posts(page).filter({ hasText: notes.reference }).last();
  // It is the channel of another team already, which is asked about.
  await reply(notice, 'link Harbour team');
  await notice.getByText('link Harbour team anyway').waitFor();
  await reply(notice, 'link Harbour team anyway');
  await notice.getByText('This is now the channel of Harbour team.').waitFor();
  await picture('10-channel-linked');
  await openChat(page, 'Personal Chat');
}

async function givesARole({ page, picture }: Stage): Promise<void> {
  await ask(page, 'teams and staff', 'Its channel is linked');
  await press(await cardWith(page, 'Its channel is linked'), 'Harbour team');
  await press(await cardWith(page, 'it hears that something changed'), 'Add somebody');
  const placing = await cardWith(page, 'Which roles do they get?');
  await select(placing, 'Who?', /Ruth Hall/u);
  await picture('10-roles', placing);
  await tick(placing, 'Coordinator');
  await press(placing, 'Save this');
  // What a lead will see is read before it is so.
  await press(await cardWith(page, 'Ruth Hall will see everybody in Harbour team'), 'Save this');
  await picture('10-in-the-team', await cardWith(page, 'Ruth Hall is in the team'));
}

async function addsAPerson({ page, picture }: Stage): Promise<void> {
  await ask(page, 'add a person', 'First name and surname');
  const details = await cardWith(page, 'First name and surname');
  await fill(details, 'First name and surname', 'Joan Hill');
  await fill(details, 'Your reference for them', 'RB-2001');
  await pickDay(details, 'When did reablement begin?', day(-3));
  await choose(details, 'Has capacity');
  await select(details, 'Which team supports them?', /My Team/u);
  await picture('10-details', details);
  await press(details, 'Next');
  await press(await cardWith(page, 'Nothing is recorded yet'), 'Save this');
  const added = await cardWith(page, 'They are in. Now add who is around them.');
  await press(added, 'Add somebody');
  const joins = await cardWith(page, 'Who joins their circle?');
  await fill(joins, 'Who joins their circle?', 'Tom Reed');
  await fill(joins, 'What are they to Joan?', 'support worker');
  await press(joins, 'Save this, or go on');
  await picture('10-circle', await cardWith(page, 'Tom Reed is in their circle.'));
}

/** Every bad line is named, and nobody is imported before all of them fit. */
async function addsMany({ page, picture }: Stage): Promise<void> {
  await ask(page, 'import people', 'The lines of the file');
  const file = await cardWith(page, 'The lines of the file');
  const lines = (started: string): string =>
    `reference,name,started,support worker,carer\nRB-2002,Bill Poole,${started},Tom Reed,Ann Poole (wife)\nRB-2003,Mary Stone,${day(-2)},Tom Reed,`;
  await fill(file, 'The lines of the file', lines('yesterday'));
  await press(file, 'Next');
  const bad = await cardWith(page, 'Line 2: the start date cannot be read');
  await picture('10-bad-lines', bad);
  await fill(bad, 'The lines of the file', lines(day(-9)));
  await press(bad, 'Next');
  const check = await cardWith(page, '2 new, 0 already known');
  await picture('10-import-checked', check);
  await press(check, 'Save this');
  await cardWith(page, '2 people are in.');
  await ask(page, 'Bill Poole', 'Ann Poole (wife, carer)');
}
